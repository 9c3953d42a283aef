import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { DatabaseNotices } from '../database/notices.js';
import { MOVED } from '../facts/moved.js';
import { Standings, type Standing } from '../facts/standing.js';
import { Paced } from '../facts/paced.js';
import { systemOf } from '../identity/asker.js';
import { asking } from '../identity/asking.js';

/**
 * How often at most one who listens is told. While a large file comes in facts move many times a second, and each time a whole
 * page asks again; a note that somebody writes is one small question.
 */
const GAP_MS = { facts: 1_000, talk: 100 } as const;

/** One who listens to a workspace. */
export interface Listener {
  tell(standing: Standing): void;
  /** The server is about to stop. */
  end(): void;
}

interface Room {
  readonly listeners: Set<Listener>;
  readonly paced: { readonly facts: Paced; readonly talk: Paced };
  told: Standing | null;
}

/** Tells all who listen to a workspace where it stands, whenever it moves. What the database forgot to tell while its line was cut is made up for. */
@Injectable()
export class LiveChannel implements OnModuleDestroy {
  private readonly rooms = new Map<number, Room>();
  private closing = false;

  constructor(
    @Inject(DatabaseNotices) private readonly notices: DatabaseNotices,
    @Inject(Standings) private readonly standings: Standings,
  ) {}

  get listenerCount(): number {
    return [...this.rooms.values()].reduce((sum, { listeners }) => sum + listeners.size, 0);
  }

  get isClosing(): boolean {
    return this.closing;
  }

  /** Answers how to stop. The first thing told is where the workspace stands now. */
  listen(workspaceId: number, listener: Listener): () => void {
    const room = this.rooms.get(workspaceId) ?? this.open(workspaceId);
    room.listeners.add(listener);
    if (room.told) listener.tell(room.told);
    room.paced.talk.ask();
    this.notices.listen(MOVED, { told: (payload) => this.moved(payload), listening: () => this.askAll() });
    return () => {
      room.listeners.delete(listener);
      if (room.listeners.size > 0) return;
      room.paced.facts.stop();
      room.paced.talk.stop();
      if (this.rooms.get(workspaceId) === room) this.rooms.delete(workspaceId);
    };
  }

  onModuleDestroy(): void {
    this.closing = true;
    for (const { listeners } of [...this.rooms.values()]) for (const listener of [...listeners]) listener.end();
  }

  private open(workspaceId: number): Room {
    const read = async (): Promise<void> => this.tell(workspaceId, room);
    const room: Room = { listeners: new Set(), told: null, paced: { facts: new Paced(GAP_MS.facts, read), talk: new Paced(GAP_MS.talk, read) } };
    this.rooms.set(workspaceId, room);
    return room;
  }

  private moved(payload: string): void {
    const [workspace, what] = payload.split(' ');
    const paced = this.rooms.get(Number(workspace))?.paced;
    if (what === 'facts' || what === 'talk') paced?.[what].ask();
  }

  private askAll(): void {
    for (const { paced } of this.rooms.values()) paced.talk.ask();
  }

  private async tell(workspaceId: number, room: Room): Promise<void> {
    const standing = await asking.run(systemOf(workspaceId), () => this.standings.of(workspaceId)).catch(() => null);
    // A database that is gone is asked again until it is back, at the slower pace.
    if (standing === null && room.listeners.size > 0 && !this.closing) room.paced.facts.ask();
    if (standing === null || (standing.facts === room.told?.facts && standing.talk === room.told.talk)) return;
    room.told = standing;
    for (const listener of [...room.listeners]) listener.tell(standing);
  }
}
