import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Audit } from '../identity/audit.js';
import { inPieces } from '../identity/in-pieces.js';
import { Needs } from '../identity/needs.js';
import { WhoAsks } from '../identity/who-asks.js';
import { ProductsService } from '../products/products.service.js';
import { PersonExport } from './person-export.js';

/** Everything that is kept of a person, as a file to hand over. */
@Controller('api/v1/people')
export class ExportController {
  constructor(
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(ProductsService) private readonly products: ProductsService,
    @Inject(PersonExport) private readonly exporting: PersonExport,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  @Needs('READ_OUTCOMES')
  @Get('export.json')
  async download(@Query('product') productKey: unknown, @Query('key') key: unknown, @Res() response: Response): Promise<void> {
    const product = typeof productKey === 'string' ? await this.products.byKey(productKey) : null;
    const text = product && typeof key === 'string' ? await this.exporting.of(product, key) : null;
    if (!text) {
      response.status(404).json({ message: 'There is nobody by this key in this product. Give both as ?product=KEY&key=KEY.' });
      return;
    }
    // Not whose: the log stays when they are erased.
    await this.audit.write({ what: 'EXPORTED', about: `Everything kept of a person of ${product!.name}`, details: { product: product!.key } });
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Content-Disposition', `attachment; filename="person.json"; filename*=UTF-8''${encodeURIComponent(`${String(key)}.json`).replace(/['()*]/g, escape)}`);
    await pipeline(Readable.from(inPieces(this.whoAsks.asker(), text)), response).catch((error: unknown) => {
      // Who closes the connection in the middle wants no more.
      if (!response.destroyed) throw error;
    });
  }
}
