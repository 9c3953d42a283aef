import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Needs } from '../../identity/needs.js';
import { WhoAsks } from '../../identity/who-asks.js';
import { EncodingWatch } from './reading/text-encoding.js';
import { UploadedFiles } from './uploaded-files.repository.js';
import { Whereabouts } from './whereabouts.js';

const LIMIT = 2 * 1024 ** 3;
const LIMIT_IN_WORDS = 'The file is larger than 2 GB. Split it, or send it in parts; facts that come twice count once.';

class TooLarge extends Error {}

/** Takes a file's bytes as they come and writes them to disk: a file of any size needs the same memory. */
@Controller('api/v1/files')
export class UploadController {
  constructor(
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(UploadedFiles) private readonly files: UploadedFiles,
    @Inject(Whereabouts) private readonly whereabouts: Whereabouts,
  ) {}

  @Needs('MANAGE_SOURCES')
  @Post()
  async take(@Req() request: Request, @Res() response: Response): Promise<void> {
    // A page of another site can make a browser post here, but not with a header of its own.
    if (!request.headers['x-requested-with']) return refuse(response, 403, 'The header x-requested-with is missing. Send it with any value: it shows that no foreign page sent the file.');
    const name = nameFrom(request.headers['x-file-name']);
    if (name === null) return refuse(response, 400, 'The header x-file-name is missing or not URI-encoded. Send the file\'s name in it, as my%20events.csv.');
    if (Number(request.headers['content-length'] ?? 0) > LIMIT) return refuse(response, 413, LIMIT_IN_WORDS);
    const { workspaceId } = await this.whoAsks.workspace();
    const id = randomUUID();
    const { folder } = await this.whereabouts.names();
    const path = join(this.whereabouts.uploadsDir, id);
    const watch = new EncodingWatch();
    let bytes = 0;
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        bytes += chunk.length;
        if (bytes > LIMIT) return done(new TooLarge());
        watch.take(chunk);
        done(null, chunk);
      },
    });
    try {
      await pipeline(request, counted, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }));
      await this.files.add(workspaceId, { id, name, path, folder, bytes, ...watch.nature() });
    } catch (error) {
      await rm(path, { force: true });
      if (error instanceof TooLarge) return refuse(response, 413, LIMIT_IN_WORDS);
      if (hasCode(error, 'ENOSPC')) return refuse(response, 507, 'The disk of the server is full. Nothing was kept; make room and send the file again.');
      // The sender has gone: nobody is left to answer.
      if (request.destroyed && !request.complete) return;
      throw error;
    }
    response.status(201).json({ id, name, bytes });
  }
}

function refuse(response: Response, status: number, message: string): void {
  // What is still coming in is not read: the connection ends with the answer.
  response.setHeader('Connection', 'close');
  response.status(status).json({ message });
}

function nameFrom(header: string | string[] | undefined): string | null {
  if (typeof header !== 'string' || header === '') return null;
  try {
    const name = decodeURIComponent(header).replace(/[\p{Cc}]/gu, '').split(/[\\/]/).pop()!.trim().slice(0, 255);
    return name === '' ? null : name;
  } catch {
    return null;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
