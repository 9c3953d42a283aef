// npm run build: builds the server and the page from the present sources. --installed: packages are there already.
import { build, checkNode, install, run } from './prepare.mjs';

await run(async () => {
  checkNode();
  if (!process.argv.includes('--installed')) await install();
  await build({ force: true });
});
