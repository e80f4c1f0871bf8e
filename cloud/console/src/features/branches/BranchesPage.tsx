// The company as a tree: regions, and the branches in them.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ListedBranch, Region } from '@/api/contract';
import { branchesQuery, regionsQuery } from '@/api/organisation';
import { useMay } from '@/features/shell/useMay';
import { useText } from '@/i18n/useText';
import { ButtonLink } from '@/ui/links';
import { RowsSkeleton } from '@/ui/ListBody';
import { Mark } from '@/ui/Mark';
import { PageHeader } from '@/ui/PageHeader';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './Branches.module.css';
import { RegionDialog } from './RegionDialog';
import { placeOf, type Place } from './regionTree';

export function BranchesPage() {
  const text = useText();
  const mayShape = useMay('organisation.write');
  const regions = useQuery(regionsQuery);
  const branches = useQuery(branchesQuery);
  const [asked, ask] = useState<{ region?: Region }>();
  const error = regions.error ?? branches.error;
  const retry = () => void Promise.all([regions.refetch(), branches.refetch()]);
  const isThere = regions.data && branches.data;
  return (
    <div className={styles.page}>
      <PageHeader above={<Link to="/settings">{text('settings.title')}</Link>} title={text('branches.title')} below={text('branches.words')}>
        {mayShape && (
          <>
            <Button variant="default" onClick={() => ask({})}>
              {text('regions.add')}
            </Button>
            <ButtonLink to="/settings/branches/new">{text('branches.add')}</ButtonLink>
          </>
        )}
      </PageHeader>
      {error && !isThere && <ProblemNotice error={error} onRetry={retry} />}
      {!isThere && !error && <RowsSkeleton />}
      {isThere && (
        <div className={styles.tree}>
          <Within place={placeOf(regions.data, branches.data)} onChange={mayShape ? (region) => ask({ region }) : undefined} />
        </div>
      )}
      {asked && regions.data && <RegionDialog region={asked.region} regions={regions.data} onClose={() => ask(undefined)} />}
    </div>
  );
}

function Within({ place, onChange }: { place: Place; onChange: ((region: Region) => void) | undefined }) {
  const text = useText();
  return (
    <ul className={styles.within}>
      {place.branches.map((branch) => (
        <Entry key={branch.id} branch={branch} />
      ))}
      {place.within.map((one) => (
        <li key={one.region!.id}>
          <div className={styles.region}>
            <span>{one.region!.name}</span>
            {onChange && (
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={text('regions.change_of', { name: one.region!.name })}
                onClick={() => onChange(one.region!)}
              >
                {text('regions.change')}
              </Button>
            )}
          </div>
          {one.branches.length + one.within.length > 0 ? <Within place={one} onChange={onChange} /> : <p className={styles.none}>{text('regions.empty')}</p>}
        </li>
      ))}
    </ul>
  );
}

function Entry({ branch }: { branch: ListedBranch }) {
  const text = useText();
  return (
    <li className={styles.branch}>
      <Link to="/settings/branches/$branchId" params={{ branchId: branch.id }}>
        {branch.name}
      </Link>
      <span className="mono">{branch.code}</span>
      <span className="quiet">{branch.time_zone}</span>
      {branch.is_sandbox && <Mark tone="plain">{text('branches.sandbox')}</Mark>}
      {branch.switched_off.length > 0 && (
        <Mark tone="quiet">{text('branches.switched_off', { count: branch.switched_off.length })}</Mark>
      )}
    </li>
  );
}
