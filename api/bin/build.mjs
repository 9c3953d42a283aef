// npm run build: builds the server and the page from the present sources.
import { build, checkNode, install, run } from './prepare.mjs';

await run(async () => {
  checkNode();
  await install();
  await build({ force: true });
});
