// Skills and certificates that technicians have, offered while typing: a word written otherwise finds nobody.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { techniciansQuery } from '@/api/technicians';

interface Known {
  skillsId: string;
  certificatesId: string;
  skills: string[];
  certificates: string[];
}

export function useKnownWords(): Known {
  const id = useId();
  const pages = useInfiniteQuery(techniciansQuery({})).data?.pages ?? [];
  const technicians = pages.flatMap((page) => page.items);
  return {
    skillsId: `${id}-skills`,
    certificatesId: `${id}-certificates`,
    skills: inOrder(technicians.flatMap((one) => one.skills.map(({ skill }) => skill))),
    certificates: inOrder(technicians.flatMap((one) => one.certificates.map(({ name }) => name))),
  };
}

export function KnownWords({ known }: { known: Known }) {
  return (
    <>
      <Words id={known.skillsId} words={known.skills} />
      <Words id={known.certificatesId} words={known.certificates} />
    </>
  );
}

function Words({ id, words }: { id: string; words: string[] }) {
  return (
    <datalist id={id}>
      {words.map((word) => (
        <option key={word} value={word} />
      ))}
    </datalist>
  );
}

function inOrder(words: string[]): string[] {
  return [...new Set(words)].sort((one, other) => one.localeCompare(other));
}
