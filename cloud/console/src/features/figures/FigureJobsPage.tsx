// The jobs that a figure counts: as many as it says, with what each adds to it.
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { FigureJob, FigureName } from '@/api/contract';
import { figureJobsQuery, type AskedPeriod } from '@/api/figures';
import { formatMinutes, formatShortInstant } from '@/i18n/times';
import { textOfCode, useText, type Text } from '@/i18n/useText';
import { DataTable, type Column } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { ListBar } from '@/ui/ListBar';
import { ListBody } from '@/ui/ListBody';
import { Mark } from '@/ui/Mark';
import { PageHeader } from '@/ui/PageHeader';
import { useNow } from '@/ui/useNow';
import { formatAmount, formatFigure } from './formatFigure';
import { PeriodChoice } from './PeriodChoice';
import { useFigureBranch } from './useFigureBranch';

const route = getRouteApi('/inside/figures/$figure');

export function FigureJobsPage() {
  const text = useText();
  const now = useNow();
  const { branch, choice } = useFigureBranch();
  const figure = route.useParams().figure as FigureName;
  const { period, from, to, only } = route.useSearch();
  const navigate = route.useNavigate();
  const asked: AskedPeriod = { branch_id: branch?.id ?? '', period, from, to };
  const list = useInfiniteQuery({ ...figureJobsQuery(figure, asked, only), enabled: branch !== undefined });
  const at = (moment: string) => formatShortInstant(moment, now, branch?.time_zone);
  return (
    <>
      <PageHeader
        above={
          <Link to="/figures" search={({ only: _, ...before }) => before}>
            {text('figures.title')}
          </Link>
        }
        title={textOfCode('figure', figure)}
        below={
          <span className="quiet">
            {only ? text('figures.only', { what: textOfCode('figure_part', only) }) : textOfCode('figure_words', figure)}
          </span>
        }
      />
      <ListBar exported={{ path: `/api/v1/figures/${figure}/jobs`, filters: { ...asked, only } }}>
        {choice}
        <PeriodChoice
          period={period}
          from={from}
          to={to}
          shown={undefined}
          onChange={(search) => void navigate({ search: (before) => ({ ...before, ...search }), replace: true })}
        />
      </ListBar>
      <ListBody
        list={list}
        empty={
          <EmptyState icon="figures" title={text('figures.none')}>
            {text('figures.none_words')}
          </EmptyState>
        }
      >
        {(rows) => (
          <DataTable
            label={textOfCode('figure', figure)}
            columns={columnsOf(figure, text, at)}
            rows={rows}
            keyOf={(one) => one.work_order_id}
          />
        )}
      </ListBody>
    </>
  );
}

function columnsOf(figure: FigureName, text: Text, at: (moment: string) => string): Column<FigureJob>[] {
  const amount = (key: 'labour' | 'travel' | 'parts' | 'cost'): Column<FigureJob> => ({
    key,
    head: textOfCode('figure_key', key),
    isNumber: true,
    cell: (one) => formatAmount(one[key], one.currency),
  });
  const own: Record<FigureName, Column<FigureJob>[]> = {
    productivity: [
      { key: 'worked', head: text('figures.worked'), isNumber: true, cell: (one) => formatMinutes(one.worked_minutes) },
      { key: 'travelled', head: text('figures.travelled'), isNumber: true, cell: (one) => formatMinutes(one.travel_minutes) },
    ],
    completion_time: [
      {
        key: 'hours',
        head: textOfCode('figure', 'completion_time'),
        isNumber: true,
        cell: (one) => formatFigure(one.hours_open, 'hours', one.currency),
      },
    ],
    revenue_per_job: [
      {
        key: 'revenue',
        head: text('figures.revenue'),
        isNumber: true,
        cell: (one) => (one.revenue === null ? text('figures.not_invoiced') : formatAmount(one.revenue, one.currency)),
      },
    ],
    repeat_rate: [
      {
        key: 'repeat',
        head: text('figures.outcome'),
        cell: (one) =>
          one.is_repeat ? (
            <Mark icon="triangle" tone="high">
              {text('figures.repeat')}
            </Mark>
          ) : (
            text('figures.held')
          ),
      },
    ],
    satisfaction: [
      {
        key: 'score',
        head: text('figures.score'),
        isNumber: true,
        cell: (one) => (one.score === null ? text('figures.not_rated') : text('figures.of_five', { value: one.score })),
      },
    ],
    operational_cost: [amount('labour'), amount('travel'), amount('parts'), amount('cost')],
  };
  return [
    { key: 'number', head: text('figures.number'), cell: (one) => <span className="mono">{one.number}</span> },
    {
      key: 'title',
      head: text('figures.job'),
      isMain: true,
      cell: (one) => (
        <Link to="/work-orders/$workOrderId" params={{ workOrderId: one.work_order_id }}>
          {one.title}
        </Link>
      ),
    },
    { key: 'opened', head: text('figures.opened'), cell: (one) => at(one.opened_at) },
    { key: 'completed', head: text('figures.completed'), cell: (one) => one.completed_at && at(one.completed_at) },
    ...(own[figure] ?? []),
  ];
}
