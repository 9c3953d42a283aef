import { connect } from 'node:net';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

export interface RawAnswer { readonly status: number; readonly headers: Record<string, string>; readonly body: Buffer }

const UNPACKED: Record<string, (bytes: Buffer) => Buffer> = { gzip: gunzipSync, deflate: inflateSync, br: brotliDecompressSync };

/** Sends a request as the bytes that it is, line ends of HTTP for those of the page, and reads the one answer. */
export function sendBytes(url: string, request: string): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const [head, body = ''] = split(request);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(`${head.replaceAll('\n', '\r\n')}\r\n\r\n${body}`));
    let bytes = Buffer.alloc(0);
    const finish = (): void => {
      const answer = read(bytes, socket.readableEnded);
      if (!answer) return;
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(240_000, () => socket.destroy(new Error('The server did not answer.')));
    socket.on('data', (chunk: Buffer) => { bytes = Buffer.concat([bytes, chunk]); finish(); });
    socket.on('end', () => { finish(); reject(new Error(`The answer broke off: ${bytes.toString('utf8').slice(0, 200)}`)); });
    socket.on('error', reject);
  });
}

/** The head of a request, and its body without the line end that closes the block in the page. */
export function split(request: string): [head: string, body: string] {
  const at = request.indexOf('\n\n');
  return at < 0 ? [request.trimEnd(), ''] : [request.slice(0, at), request.slice(at + 2).replace(/\n$/, '')];
}

/** Null where it is not whole yet. */
function read(bytes: Buffer, ended: boolean): RawAnswer | null {
  const at = bytes.indexOf('\r\n\r\n');
  if (at < 0) return null;
  const [statusLine, ...lines] = bytes.subarray(0, at).toString('latin1').split('\r\n');
  const headers = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]));
  const rest = bytes.subarray(at + 4);
  const packed = headers['transfer-encoding'] === 'chunked' ? joined(rest) : headers['content-length'] ? whole(rest, Number(headers['content-length'])) : ended ? rest : null;
  if (!packed) return null;
  const unpack = UNPACKED[headers['content-encoding'] ?? ''];
  return { status: Number(statusLine!.split(' ')[1]), headers, body: unpack ? unpack(packed) : packed };
}

const whole = (bytes: Buffer, length: number): Buffer | null => (bytes.length < length ? null : bytes.subarray(0, length));

function joined(bytes: Buffer): Buffer | null {
  const parts: Buffer[] = [];
  for (let at = 0; ;) {
    const end = bytes.indexOf('\r\n', at);
    if (end < 0) return null;
    const length = Number.parseInt(bytes.subarray(at, end).toString('latin1'), 16);
    if (bytes.length < end + 2 + length + 2) return null;
    if (length === 0) return Buffer.concat(parts);
    parts.push(bytes.subarray(end + 2, end + 2 + length));
    at = end + 2 + length + 2;
  }
}
