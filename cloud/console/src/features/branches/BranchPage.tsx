// One branch: what it is told to be, what it uses, its people and its numbers.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { BranchDetails } from '@/api/contract';
import { branchQuery, peopleQuery } from '@/api/organisation';
import { textOfCode, useText } from '@/i18n/useText';
import columnStyles from '@/ui/Columns.module.css';
import { RowsSkeleton } from '@/ui/ListBody';
import { Mark } from '@/ui/Mark';
import { PageHeader } from '@/ui/PageHeader';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import rowStyles from '@/ui/Rows.module.css';
import { BranchForm } from './BranchForm';
import { Features } from './Features';
import { NumberSeries } from './NumberSeries';

const route = getRouteApi('/inside/settings/branches/$branchId');

const MORE = [
  ['/settings/working-hours', 'hours.title'],
  ['/settings/promises', 'terms.title'],
  ['/settings/escalation', 'escalation.title'],
  ['/settings/invoicing', 'invoicing.title'],
  ['/settings/foreseen', 'foreseen.setting_title'],
] as const;

export function BranchPage() {
  const text = useText();
  const { branchId } = route.useParams();
  const { data: branch, error, refetch } = useQuery(branchQuery(branchId));
  if (error && !branch) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!branch) return <RowsSkeleton />;
  return (
    <>
      <PageHeader
        above={<Link to="/settings/branches">{text('branches.title')}</Link>}
        title={branch.name}
        below={
          <>
            <span className="mono">{branch.code}</span>
            {branch.is_sandbox && <Mark tone="plain">{text('branches.sandbox')}</Mark>}
          </>
        }
      />
      <div className={columnStyles.columns}>
        <div className={columnStyles.stack}>
          {/* Another version is another form: what was typed over an old one is not saved over a new one. */}
          <BranchForm key={`form ${branch.version}`} branch={branch} />
          <Features key={`features ${branch.version}`} branch={branch} />
        </div>
        <Beside branch={branch} />
      </div>
    </>
  );
}

function Beside({ branch }: { branch: BranchDetails }) {
  const text = useText();
  const { data: people } = useQuery(peopleQuery(branch.id));
  return (
    <div className={columnStyles.stack}>
      <Panel title={text('branch.more')}>
        <ul className={rowStyles.rows}>
          {MORE.map(([to, title]) => (
            <li key={to}>
              <Link to={to} search={{ branch: branch.id }}>
                {text(title)}
              </Link>
            </li>
          ))}
        </ul>
      </Panel>
      <NumberSeries branch={branch} />
      <Panel title={text('branch.people')}>
        {people?.length === 0 && <p className="quiet">{text('branch.nobody')}</p>}
        <ul className={rowStyles.rows}>
          {people?.map((one) => (
            <li key={`${one.id} ${one.role}`}>
              <span>{one.name}</span>
              <span className="quiet">{textOfCode('role', one.role)}</span>
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}
