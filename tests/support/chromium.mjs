// Finds a Chromium for the browser tests, or brings one: an installed one, Debian's package where that is allowed,
// or Playwright's download. Answers its path, or says in one sentence what to do.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Failure, step } from '../../api/bin/prepare.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

export async function provideChromium() {
  const installed = find();
  if (installed) return installed;
  const tried = ['no installed Chromium or Chrome was found'];
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    try {
      await step('Refreshing the package lists for Chromium', ['apt-get', 'update', '-qq']);
      await step('Installing Chromium from Debian\'s packages (once)', ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], { DEBIAN_FRONTEND: 'noninteractive' });
      const debian = find();
      if (debian) return debian;
    } catch (error) {
      tried.push(`Debian's package: ${error.message.split('\n').at(-1)}`);
    }
  }
  try {
    await step('Downloading a Chromium for the browser tests (once)', [process.execPath, 'node_modules/playwright-core/cli.js', 'install', 'chromium']);
    const downloaded = await downloadedPath();
    if (downloaded) return downloaded;
  } catch (error) {
    tried.push(`Playwright's download: ${error.message.split('\n').at(-1)}`);
  }
  throw new Failure(`The browser tests need a Chromium and none could be had (${tried.join('; ')}). Install Chromium or Chrome, or set CHROMIUM_PATH to one, then run npm test again.`);
}

function find() {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named)) throw new Failure(`CHROMIUM_PATH is ${named}, and there is no such file.`);
  return named ?? NAMES.map(onPath).find(Boolean) ?? (existsSync(MAC) ? MAC : null);
}

async function downloadedPath() {
  const { chromium } = await import('playwright-core');
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : null;
}

function onPath(name) {
  const found = spawnSync(process.platform === 'win32' ? 'where' : 'which', [name], { encoding: 'utf8' });
  const path = found.stdout?.split('\n')[0]?.trim();
  if (found.status !== 0 || !path) return null;
  if (name === 'apt-get') return path;
  try {
    // A stub that only says "install me" is no browser.
    execFileSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 });
    return path;
  } catch {
    return null;
  }
}
