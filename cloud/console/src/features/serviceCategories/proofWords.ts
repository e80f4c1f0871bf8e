// What a kind of job asks for, in the few words of a list.
import type { RequiredSkill, ServiceCategory } from '@/api/contract';
import { formatMinutes } from '@/i18n/times';
import type { Text } from '@/i18n/useText';

type Policy = Pick<ServiceCategory, 'photo_count' | 'needs_signature' | 'radius_m' | 'verification_minutes'>;

export function proofWords(policy: Policy, text: Text): string[] {
  return [
    ...(policy.photo_count > 0 ? [text('kinds.proof_photos', { count: policy.photo_count })] : []),
    ...(policy.needs_signature ? [text('kinds.proof_signature')] : []),
    ...(policy.radius_m > 0 ? [text('kinds.proof_radius', { count: policy.radius_m })] : []),
    ...(policy.verification_minutes > 0 ? [text('kinds.proof_signal', { time: formatMinutes(policy.verification_minutes) })] : []),
  ];
}

/** Each skill with the level somebody needs at least. */
export function skillWords(skills: RequiredSkill[]): string {
  return skills.map(({ skill, level }) => `${skill} ${level}`).join(', ');
}
