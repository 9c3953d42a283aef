import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { SurveyForms } from '../facts/survey-forms.js';
import { isDatabaseGone } from '../graphql/mask-errors.js';
import { unavailable } from '../graphql/named-error.js';
import { systemOf } from '../identity/asker.js';
import { asking } from '../identity/asking.js';
import { Open } from '../identity/needs.js';
import { WriteKeys } from '../identity/write-keys.js';
import { scriptForm } from './script-form.js';

/** A form that is paused is gone from every page that is opened a minute later. */
const CACHE = 'public, max-age=60';

/** `GET /v1/surveys?writeKey=KEY`: the forms that are shown, with what the script needs and nothing else. Express adds the ETag, and answers 304. */
@Controller('v1/surveys')
export class SurveysController {
  constructor(
    @Inject(WriteKeys) private readonly writeKeys: WriteKeys,
    @Inject(SurveyForms) private readonly forms: SurveyForms,
  ) {}

  // The tracker in people's browsers shows a write key.
  @Open()
  @Get()
  async surveys(@Query('writeKey') writeKey: unknown, @Res() response: Response): Promise<void> {
    try {
      const owner = typeof writeKey === 'string' ? await this.writeKeys.find(writeKey.trim()) : null;
      if (!owner) return void response.status(401).json({ message: 'The write key is not known, or was revoked. Make one on the Sources page.' });
      const rows = await asking.run(systemOf(owner.workspaceId), () => this.forms.live(owner.workspaceId, owner.productKey));
      response.set('Cache-Control', CACHE).json({ forms: rows.map(scriptForm) });
    } catch (error) {
      if (!isDatabaseGone(error)) throw error;
      response.status(503).set('Retry-After', '10').json({ message: unavailable().message });
    }
  }
}
