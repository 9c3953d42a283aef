import type { RetroNotePartsFragment } from '../graphql/generated';

/** A note that is being edited here: the words as they were read, and one's own. What others do never touches these. */
export interface NoteEdit {
  base: RetroNotePartsFragment;
  draft: string;
}
