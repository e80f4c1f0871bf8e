// The dispatcher's day: who works, what is booked, and which orders wait for somebody.
import { Button, NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Day, DispatchMode } from '@/api/contract';
import { dayQuery, setMode } from '@/api/dispatch';
import { useBranches, useBranchFilter } from '@/features/shell/useBranchFilter';
import { useMay } from '@/features/shell/useMay';
import { formatDay } from '@/i18n/times';
import { useText } from '@/i18n/useText';
import { Age } from '@/ui/Age';
import { EmptyState } from '@/ui/EmptyState';
import { Icon } from '@/ui/Icon';
import { ButtonLink } from '@/ui/links';
import { RowsSkeleton } from '@/ui/ListBody';
import { PriorityMark } from '@/ui/OrderMarks';
import { PageHeader } from '@/ui/PageHeader';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { Board } from './Board';
import styles from './DispatchPage.module.css';

const route = getRouteApi('/inside/dispatch');
const MODES: DispatchMode[] = ['automatic', 'suggested', 'manual'];
const DAY_MS = 86_400_000;

export function DispatchPage() {
  const text = useText();
  const branches = useBranches();
  const { branchId: filtered, choose } = useBranchFilter();
  const branchId = filtered ?? branches[0]?.id ?? '';
  const { date, booking } = route.useSearch();
  const navigate = route.useNavigate();
  const mayBook = useMay('booking.write');
  const { data: day, error, refetch } = useQuery({ ...dayQuery(branchId, date), enabled: branchId !== '' });
  const go = (days: number) => {
    if (day) void navigate({ search: (before) => ({ ...before, date: dayAfter(day.date, days), booking: undefined }) });
  };
  return (
    <>
      <PageHeader title={text('dispatch.title')}>
        <ButtonLink to="/technicians" variant="default">
          {text('technicians.title')}
        </ButtonLink>
      </PageHeader>
      <div className={styles.bar}>
        {branches.length > 1 && (
          <NativeSelect
            aria-label={text('field.branch')}
            value={branchId}
            onChange={(event) => choose(event.currentTarget.value)}
            data={branches.map((branch) => ({ value: branch.id, label: branch.name }))}
          />
        )}
        <div className={styles.days}>
          <Button variant="default" px="xs" aria-label={text('dispatch.day_before')} onClick={() => go(-1)}>
            <Icon name="chevronLeft" />
          </Button>
          <span className={styles.date}>{day && formatDay(day.date)}</span>
          <Button variant="default" px="xs" aria-label={text('dispatch.day_after')} onClick={() => go(1)}>
            <Icon name="chevronRight" />
          </Button>
        </div>
        {day && <Mode day={day} />}
      </div>
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!day && !error && <RowsSkeleton />}
      {day && day.technicians.length === 0 && <NoTechnicians />}
      {day && day.technicians.length > 0 && (
        <Board
          day={day}
          mayMove={mayBook}
          chosen={booking}
          onChoose={(bookingId) => void navigate({ search: (before) => ({ ...before, booking: bookingId }), replace: true })}
        />
      )}
      {day && <Chosen day={day} bookingId={booking} />}
      {day && <Waiting day={day} />}
    </>
  );
}

function Mode({ day }: { day: Day }) {
  const text = useText();
  const queries = useQueryClient();
  const mayChoose = useMay('dispatch.write');
  const choosing = useMutation({
    mutationFn: (mode: DispatchMode) => setMode(day, mode),
    onSettled: () => queries.invalidateQueries({ queryKey: ['dispatch'] }),
  });
  return (
    <NativeSelect
      aria-label={text('dispatch.mode')}
      value={day.mode}
      disabled={!mayChoose || choosing.isPending}
      onChange={(event) => choosing.mutate(MODES.find((mode) => mode === event.currentTarget.value) ?? 'suggested')}
      data={MODES.map((mode) => ({ value: mode, label: text(`dispatch.mode_${mode}`) }))}
    />
  );
}

function Chosen({ day, bookingId }: { day: Day; bookingId: string | undefined }) {
  const booking = day.bookings.find((one) => one.id === bookingId);
  if (!booking) return null;
  return (
    <p className={styles.chosen}>
      <Link to="/work-orders/$workOrderId" params={{ workOrderId: booking.work_order_id }}>
        <span className="mono">{booking.work_order_number}</span> {booking.title}
      </Link>
      {booking.site_name && <span className="quiet">{booking.site_name}</span>}
    </p>
  );
}

function Waiting({ day }: { day: Day }) {
  const text = useText();
  return (
    <div className={styles.waiting}>
      <Panel title={text('dispatch.waiting')} aside={String(day.waiting.length)}>
        {day.waiting.length === 0 && <p className="quiet">{text('dispatch.none_waiting')}</p>}
        <ul>
          {day.waiting.map((order) => (
            <li key={order.id} className={styles.order}>
              <Link to="/work-orders/$workOrderId" params={{ workOrderId: order.id }}>
                <span className="mono">{order.number}</span> {order.title}
              </Link>
              <PriorityMark priority={order.priority} />
              <Age at={order.opened_at} timeZone={day.time_zone} />
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}

function NoTechnicians() {
  const text = useText();
  const action = <ButtonLink to="/technicians/new">{text('technicians.add')}</ButtonLink>;
  return (
    <EmptyState icon="people" title={text('technicians.empty')} action={action}>
      {text('technicians.empty_words')}
    </EmptyState>
  );
}

function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
