/**
 * A vite plugin for development: answers `POST /call` by running the terminal program, so that the page can be looked
 * at in a browser with a real plan. Loopback only; the built page knows nothing of it.
 */
import { execFile } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

const PROGRAM = process.env['PAIDEIA'] ?? resolve(import.meta.dirname, '../../target/debug/paideia');
const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

interface Asked {
  plan: string;
  name: string;
  args: unknown;
}

interface Answer {
  status: number;
  body: unknown;
}

// Each call runs the program anew, so the server counts the revisions; the program says what it touched.
let revision = 1;
// One after the other: a plan is open in one program at a time.
let last: Promise<unknown> = Promise.resolve();

function ask({ plan, name, args }: Asked): Promise<Answer> {
  return new Promise((done) => {
    const words = ['call', plan, name, '-', '--reply', '--json'];
    const program = execFile(PROGRAM, words, { maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      const said = parsed(stdout);
      if (error || !said) {
        const refusal = (said as { error?: object } | undefined)?.error;
        const unexpected = { code: 'unexpected', values: { detail: stderr || (error?.message ?? stdout) } };
        return done({ status: 400, body: { problems: [], ...(refusal ?? unexpected) } });
      }
      const { touched, value } = said as { touched: object; value: unknown };
      if (Object.keys(touched).length > 0) revision += 1;
      done({ status: 200, body: { revision, touched, value } });
    });
    program.stdin?.end(JSON.stringify(args));
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function bodyOf(request: IncomingMessage): Promise<Asked> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString()) as Asked;
}

async function answer(request: IncomingMessage, response: ServerResponse) {
  if (request.method !== 'POST' || !LOOPBACK.has(request.socket.remoteAddress ?? '')) {
    response.writeHead(403).end();
    return;
  }
  const asked = await bodyOf(request);
  const turn = last.then(() => ask(asked));
  last = turn;
  const { status, body } = await turn;
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** The plugin. */
export function callTwin(): Plugin {
  return {
    name: 'paideia-call-twin',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use('/call', (request, response) => void answer(request, response));
    },
  };
}
