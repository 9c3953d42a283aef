import { Module } from '@nestjs/common';
import { FactsModule } from '../facts/facts.module.js';
import { ProductsModule } from '../products/products.module.js';
import { SurveyFormsResolver } from './survey-forms.resolver.js';
import { SurveyFormsService } from './survey-forms.service.js';
import { SurveysController } from './surveys.controller.js';

/** What a product shows to its people, and the script that shows it. */
@Module({
  imports: [FactsModule, ProductsModule],
  controllers: [SurveysController],
  providers: [SurveyFormsService, SurveyFormsResolver],
})
export class SurveysModule {}
