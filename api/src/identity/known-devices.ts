import { Inject, Injectable } from '@nestjs/common';
import { BeforeAnyone } from '../database/before-anyone.js';
import type { Request, Response } from 'express';
import { CONFIG } from '../config.token.js';
import type { Config } from '../config.js';
import { cookieIn, setCookie } from './cookies.js';
import { isSecretForm, newSecret, printOfSecret } from './one-way.js';
import { isSecure } from './own-address.js';

const NAME = 'bifocal-device';
const YEAR_S = 365 * 86_400;

/** Devices from which somebody has signed in to an account before. Knowing one lets nobody in: it only has tries of its own. */
@Injectable()
export class KnownDevices {
  constructor(
    @Inject(BeforeAnyone) private readonly database: BeforeAnyone,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The device's token, where the account of this e-mail address was signed in to from it; null else. */
  async knownTo(request: Request, email: string): Promise<string | null> {
    const token = cookieIn(request, NAME);
    if (token === null || !isSecretForm(token)) return null;
    const rows = await this.database.query<unknown[]>('SELECT FROM known_device d JOIN user_account a ON a.id = d.account_id WHERE d.token_sha256 = $1 AND a.email = $2', [printOfSecret(token), email]);
    return rows.length > 0 ? token : null;
  }

  async remember(request: Request, response: Response, accountId: number): Promise<void> {
    const sent = cookieIn(request, NAME);
    const token = sent !== null && isSecretForm(sent) ? sent : newSecret();
    await this.database.query('INSERT INTO known_device (account_id, token_sha256) VALUES ($1, $2) ON CONFLICT (account_id, token_sha256) DO UPDATE SET seen_at = now()', [accountId, printOfSecret(token)]);
    setCookie(response, NAME, token, { maxAgeS: YEAR_S, secure: isSecure(request, this.config) });
  }

  /** All devices of an account are strangers again: after another password. */
  async forgetAll(accountId: number): Promise<void> {
    await this.database.query('DELETE FROM known_device WHERE account_id = $1', [accountId]);
  }
}
