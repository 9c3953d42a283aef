// Each compared question as we answer it, beside the same as one statement over the raw facts, and beside the limit: an empty
// request and one row of what is kept. The answers are compared before anything is timed.
import { median, readBy } from './blocks.mjs';
import { outcomeFact } from './one-fact.mjs';
import { comparedQuestions, newFunnel } from './outcome-questions.mjs';
import { PRODUCT } from './outcome-load.mjs';
import { round, summary, timed, timeOf } from './timing.mjs';

/** What nothing that asks this server and reads this database can be faster than. Each round one after the other, as a question would. */
export async function measureLimit(server, rounds) {
  return server.database(async (client) => {
    const { rows: [key] } = await client.query('SELECT product_id, question, from_day, to_day FROM kept_tally ORDER BY length(counted::text), used_on LIMIT 1');
    if (!key) throw new Error('Nothing is kept, though questions were asked.');
    const read = () => client.query({ name: 'limit', text: 'SELECT counted FROM kept_tally WHERE product_id = $1 AND question = $2 AND from_day = $3 AND to_day = $4', values: Object.values(key) });
    const empty = () => server.graphql('{ __typename }');
    await timed(rounds, async () => { await empty(); await read(); });
    const [both, request, row] = [[], [], []];
    for (let n = 0; n < rounds; n += 1) {
      request.push(await timeOf(empty));
      row.push(await timeOf(read));
      both.push(request.at(-1) + row.at(-1));
    }
    return { both: summary(both), request: summary(request), row: summary(row) };
  });
}

export async function measureCompared(server, nowMs, { rounds, anewRounds, rawRounds }, say) {
  return server.database(async (client) => {
    const { rows: [{ id }] } = await client.query('SELECT id FROM product WHERE key = $1', [PRODUCT]);
    const measured = [];
    for (const { name, ask, of, sql, span, fact } of comparedQuestions(nowMs)) {
      const ours = () => server.graphql(ask.query, ask.variables);
      const raw = { times: [], kb: [] };
      let answer = null;
      for (let n = 0; n < rawRounds; n += 1) {
        const { result, kb } = await readBy(client, () => timeOf(async () => { answer = await client.query(sql, [id, ...span]); }));
        raw.times.push(result);
        raw.kb.push(kb);
      }
      const rows = agree(name, of(await ours()), answer.rows.map(({ line }) => line).filter((line) => line !== null).sort());
      await timed(rounds, ours);
      const warm = await timed(rounds, ours);
      const [times, kb] = [[], []];
      for (let n = 0; n < anewRounds; n += 1) {
        await outcomeFact(server, fact);
        const read = await readBy(client, () => timeOf(ours));
        times.push(read.result);
        kb.push(read.kb);
      }
      measured.push({ name, rows, warm, anew: summary(times), anewKb: median(kb), raw: summary(raw.times), rawKb: median(raw.kb) });
      say(`  ${name}: again ${warm.p50}, anew ${measured.at(-1).anew.p50}, raw SQL ${measured.at(-1).raw.p50} ms`);
    }
    return measured;
  });
}

/** A funnel that nobody has asked for, each time another one. */
export async function measureNewFunnel(server, nowMs, rounds, say) {
  return server.database(async (client) => {
    const { rows: [{ id }] } = await client.query('SELECT id FROM product WHERE key = $1', [PRODUCT]);
    const [ours, raw] = [[], []];
    for (let n = 0; n < rounds; n += 1) {
      // The same people and the same work, another question.
      const { name, ask, of, sql, span } = newFunnel(nowMs, Math.floor(Date.now() / 1000) + n);
      let [answer, theirs] = [null, null];
      ours.push(await timeOf(async () => { answer = await server.graphql(ask.query, ask.variables); }));
      raw.push(await timeOf(async () => { theirs = await client.query(sql, [id, ...span]); }));
      agree(name, of(answer), theirs.rows.map(({ line }) => line));
    }
    const found = { ours: summary(ours), raw: summary(raw), times: round(summary(ours).p50 / summary(raw).p50) };
    say(`  a funnel never asked before: ${found.ours.p50}, raw SQL ${found.raw.p50} ms`);
    return found;
  });
}

/** What is compared must be the same answer. */
function agree(name, ours, theirs) {
  const at = ours.findIndex((line, n) => line !== theirs[n]);
  if (at >= 0 || ours.length !== theirs.length) throw new Error(`${name}: we answer ${ours.length} rows, the raw facts ${theirs.length}; the first that differs:\n${ours[at]}\n${theirs[at]}`);
  return ours.length;
}
