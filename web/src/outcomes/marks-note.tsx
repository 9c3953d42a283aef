import { shortDay } from '../format/date';
import type { AnnotationPartsFragment } from '../graphql/generated';
import { NotePopover } from '../ui/note-popover';

const KIND = { RELEASE: 'release', NOTE: 'note', DEFINITION: 'changed definition' } as const;
const SIGN = { RELEASE: '▽', NOTE: '○', DEFINITION: '□' } as const;

/** "3 releases, 1 note" under a line, with what they say on asking, and in any case on paper. */
export function MarksNote({ marks }: { marks: readonly AnnotationPartsFragment[] }) {
  const kinds = (['RELEASE', 'NOTE', 'DEFINITION'] as const).flatMap((kind) => {
    const count = marks.filter((mark) => mark.kind === kind).length;
    return count === 0 ? [] : [`${count} ${KIND[kind]}${count === 1 ? '' : 's'}`];
  });
  const rows = marks.map((mark) => <span key={`${mark.kind}${mark.day}${mark.text}`} className="block"><span aria-hidden>{SIGN[mark.kind]}</span> {shortDay(mark.day)}: {mark.text}{mark.author && <span className="text-muted"> ({mark.author})</span>}</span>);
  return (
    <>
      <NotePopover label={kinds.join(', ')} title="What happened meanwhile"><span className="block max-h-60 overflow-auto">{rows}</span></NotePopover>
      <span className="hidden print:inline">{rows}</span>
    </>
  );
}
