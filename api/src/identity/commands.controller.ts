import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CONFIG } from '../config.token.js';
import type { Config } from '../config.js';
import { Accounts } from './accounts.js';
import { asking } from './asking.js';
import { Audit } from './audit.js';
import { Needs } from './needs.js';
import { OneTimeLinks, type MadeLink } from './one-time-links.js';
import { normalEmail } from './sign-in.service.js';

/** `POST /api/v1/commands/…`: what the commands of this machine ask for, by the key in the data folder. Whoever has it has the database too. */
@Needs()
@Controller('api/v1/commands')
export class CommandsController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(OneTimeLinks) private readonly links: OneTimeLinks,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  @Post('owner-link')
  async ownerLink(@Res() response: Response): Promise<void> {
    if (refused(response)) return;
    const hasOwner = await this.accounts.hasOwner();
    response.json({ ...this.whole(await this.links.forOwner()), hasOwner });
  }

  @Post('reset-link')
  async resetLink(@Req() request: Request, @Res() response: Response): Promise<void> {
    if (refused(response)) return;
    const email = normalEmail(sentEmail(request));
    const account = await this.accounts.byEmail(email);
    if (!account) return void response.status(404).json({ message: `There is no account of ${email}.` });
    const link = await this.links.forReset(account.id, null);
    await this.audit.write({ what: 'RESET_LINK_MADE', about: account.name, details: { until: link.expiresAt.toISOString() } });
    response.json({ ...this.whole(link), name: account.name });
  }

  private whole({ path, expiresAt }: MadeLink): { readonly path: string; readonly publicUrl: string | null; readonly expiresAt: Date } {
    return { path, publicUrl: this.config.publicUrl, expiresAt };
  }
}

/** In a header, since a command sends no body; written as in an address, since headers hold plain letters alone. */
function sentEmail({ headers }: Request): string {
  try {
    return decodeURIComponent(String(headers['x-bifocal-email'] ?? ''));
  } catch {
    return '';
  }
}

function refused(response: Response): boolean {
  if (asking.current()?.by.kind === 'SYSTEM') return false;
  response.status(403).json({ message: 'Only the commands of the machine that the server runs on may ask this.' });
  return true;
}
