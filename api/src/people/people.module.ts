import { Module } from '@nestjs/common';
import { FactsModule } from '../facts/facts.module.js';
import { ProductsModule } from '../products/products.module.js';
import { ExportController } from './export.controller.js';
import { PeopleResolver, PersonResolver } from './people.resolver.js';
import { PeopleService } from './people.service.js';
import { PersonExport } from './person-export.js';

/** Who uses a product, one by one: looked up, handed over, erased. */
@Module({ imports: [FactsModule, ProductsModule], controllers: [ExportController], providers: [PeopleService, PersonExport, PeopleResolver, PersonResolver] })
export class PeopleModule {}
