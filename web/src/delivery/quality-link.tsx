import type { TeamDataQualityQuery } from '../graphql/generated';
import { leadTo } from '../ui/lead-to';

/** Near the top of the page: whether its numbers can be trusted, and where it is told why not. Keeps its place while it is not known. */
export function QualityLink({ data }: { data: TeamDataQualityQuery | undefined }) {
  const findings = data?.team?.dataQuality.findings;
  const count = findings?.length ?? 0;
  const isKnown = findings !== undefined && (data?.team?.dataQuality.checkedItems ?? 0) > 0;
  const words = count === 0 ? 'Nothing makes numbers doubtful' : count === 1 ? '1 thing makes numbers doubtful' : `${count} things make numbers doubtful`;
  return (
    <p className={`shrink-0 text-muted ${isKnown ? '' : 'invisible'}`}>
      <a className="link" href="#data-quality" onClick={(event) => { event.preventDefault(); leadTo('data-quality'); }}>{words}</a>
    </p>
  );
}
