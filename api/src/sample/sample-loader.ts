import { join } from 'node:path';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { localDate } from '@bifocal/metrics';
import { PRODUCT, simulate, type FeedbackInput, type OutcomeBatch, type Sample } from '@bifocal/sample';
import { DataSource } from 'typeorm';
import { CONFIG } from '../config.token.js';
import type { Config } from '../config.js';
import { inTransaction } from '../facts/transaction.js';
import { folderName } from '../folder-name.js';
import { systemOf } from '../identity/asker.js';
import { asking } from '../identity/asking.js';
import { CommandKey } from '../identity/command-key.js';
import { Workspaces } from '../identity/workspaces.js';
import { OwnDoor } from './own-door.js';
import { readSampleState, takeSampleTurn, writeSampleState, type SampleState } from './sample-state.js';

const SEED = 1;
const ZONE = 'Europe/Berlin';
const HALF_DAY_MS = 43_200_000;
/** While one batch is written the next one is made and checked. */
const AT_ONCE = 2;
const TURN_MS = 30_000;
const PEOPLE_A_SCALE = 5_000;

/** Prints how far it is; `line` is the whole line, which may replace the last one. */
export type Say = (line: string) => void;

/** Loads the sample organisation once, after the server listens, through its public door. */
@Injectable()
export class SampleLoader implements OnModuleDestroy {
  private stopping = false;
  private running: Promise<void> = Promise.resolve();

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Workspaces) private readonly workspaces: Workspaces,
    @Inject(CommandKey) private readonly commandKey: CommandKey,
  ) {}

  /** Begins to load, unless the sample is loaded, was removed, or is not wanted; goes on where a start before was cut off. */
  start(url: string, say: Say): void {
    if (!this.config.sample) return;
    this.running = this.into(url, say).catch((error: unknown) => {
      say(`The sample organisation could not be loaded: ${error instanceof Error ? error.message : String(error)}. The next start goes on with it.`);
    });
  }

  /** Stops after the batches that are under way. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.running;
    this.stopping = false;
  }

  async onModuleDestroy(): Promise<void> {
    await this.stop();
  }

  private async into(url: string, say: Say): Promise<void> {
    const workspace = await this.workspaces.ofSample();
    const workspaceId = workspace === null ? null : await this.workspaces.idOf(workspace);
    if (workspace === null || workspaceId === null) return;
    await asking.run(systemOf(workspaceId), () => this.load(workspaceId, new OwnDoor(url, this.commandKey.text, workspace), say));
  }

  private async load(workspaceId: number, door: OwnDoor, say: Say): Promise<void> {
    const state = await this.begin(workspaceId);
    if (state.state !== 'loading') return;
    const server = await folderName(join(this.config.dataDir, 'server'));
    const mine = (): Promise<boolean> => inTransaction(this.dataSource, (transaction) => takeSampleTurn(transaction, workspaceId, server));
    if (!(await mine())) return;
    const turn = setInterval(() => { mine().catch(() => undefined); }, TURN_MS).unref();
    await this.loadNow(workspaceId, state, door, say).finally(() => clearInterval(turn));
  }

  private async loadNow(workspaceId: number, state: SampleState, door: OwnDoor, say: Say): Promise<void> {
    const startedAt = performance.now();
    const facts = await this.send(simulate(state), state.scale, door, say);
    if (this.stopping) return;
    await inTransaction(this.dataSource, (transaction) => writeSampleState(transaction, workspaceId, { ...state, state: 'done' }));
    say(`The sample organisation is loaded: ${facts.toLocaleString('en')} facts in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
  }

  /** What the sample is made from: as it was first decided, or as of the last noon in Berlin, where it lives. */
  private async begin(workspaceId: number): Promise<SampleState> {
    return inTransaction(this.dataSource, async (transaction) => {
      const known = await readSampleState(transaction, workspaceId);
      if (known) return known;
      const state: SampleState = { state: 'loading', seed: SEED, today: localDate(Date.now() - HALF_DAY_MS, ZONE), scale: this.config.sampleScale };
      await writeSampleState(transaction, workspaceId, state);
      return state;
    });
  }

  private async send(sample: Sample, scale: number, door: OwnDoor, say: Say): Promise<number> {
    let facts = 0;
    say('Loading the sample organisation … 0 %');
    const teams = new Set<string>();
    for (const batch of sample.delivery()) {
      if (this.stopping) return facts;
      facts += await door.delivery(batch);
      for (const { key } of batch.teams ?? []) teams.add(key);
    }
    for (const team of teams) await door.freezeSprints(team);
    await door.retrospectives(sample.retrospectives, () => this.stopping);
    const progress = progressOf(scale * PEOPLE_A_SCALE, say);
    const batches = sample.outcomes();
    const feedback: FeedbackInput[] = [];
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      for (let next = batches.next(); !next.done && !this.stopping; next = batches.next()) {
        // Two add to it: it must be read after the answer, not before.
        const kept = await door.outcomes(next.value);
        facts += kept;
        feedback.push(...(next.value.feedback ?? []));
        progress(next.value);
      }
    }));
    if (this.stopping) return facts;
    await door.requests(PRODUCT, sample.requests(feedback), () => this.stopping);
    await door.decideProductSettings(PRODUCT, sample.productSettings);
    for (const funnel of sample.funnels) await door.saveFunnel(PRODUCT, funnel);
    for (const form of sample.surveyForms) await door.saveSurveyForm(PRODUCT, form);
    return facts;
  }
}

/** Says every twentieth part: people come in order, so that those seen tell how far it is. */
function progressOf(people: number, say: Say): (batch: OutcomeBatch) => void {
  let seen = 0;
  let said = 0;
  return ({ people: some }) => {
    seen += some?.length ?? 0;
    const percent = Math.min(95, Math.floor((seen / people) * 20) * 5);
    if (percent <= said) return;
    said = percent;
    say(`Loading the sample organisation … ${percent} %`);
  };
}
