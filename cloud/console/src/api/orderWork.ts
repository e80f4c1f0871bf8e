// What is done at an order: its checklist, comments, attachments, times and what still lacks.
import { queryOptions } from '@tanstack/react-query';
import { attempt, bodyOf, client, ifMatch } from './client';
import type {
  Attachment,
  ChecklistStep,
  CommandOutcome,
  Comment,
  FailedCommand,
  NewTimeEntry,
  Page,
  ProofOfOrder,
  ServiceReport,
  TimeEntry,
  Verification,
} from './contract';
import { newId } from './newId';

const key = (workOrderId: string, what: string) => ['work-orders', what, workOrderId] as const;
const of = (workOrderId: string) => ({ params: { path: { work_order_id: workOrderId } } });

export function checklistQuery(workOrderId: string) {
  return queryOptions({
    queryKey: key(workOrderId, 'steps'),
    queryFn: () => bodyOf<Page<ChecklistStep>>(client.GET('/api/v1/work-orders/{work_order_id}/steps', of(workOrderId))),
    select: (page) => page.items,
  });
}

export function commentsQuery(workOrderId: string) {
  return queryOptions({
    queryKey: key(workOrderId, 'comments'),
    queryFn: () => bodyOf<Page<Comment>>(client.GET('/api/v1/work-orders/{work_order_id}/comments', of(workOrderId))),
    select: (page) => page.items,
  });
}

export function attachmentsQuery(workOrderId: string) {
  return queryOptions({
    queryKey: key(workOrderId, 'attachments'),
    queryFn: () =>
      bodyOf<Page<Attachment>>(client.GET('/api/v1/work-orders/{work_order_id}/attachments', of(workOrderId))),
    select: (page) => page.items,
  });
}

export function timesQuery(workOrderId: string) {
  return queryOptions({
    queryKey: key(workOrderId, 'times'),
    queryFn: () => bodyOf<Page<TimeEntry>>(client.GET('/api/v1/work-orders/{work_order_id}/times', of(workOrderId))),
    select: (page) => page.items,
  });
}

/** Write a time down; the same id may be sent twice. */
export function enterTime(workOrderId: string, entry: NewTimeEntry & { id: string }): Promise<Page<TimeEntry>> {
  return bodyOf<Page<TimeEntry>>(
    client.POST('/api/v1/work-orders/{work_order_id}/times', { ...of(workOrderId), body: entry, headers: attempt(entry.id) }),
  );
}

export function withdrawTime(workOrderId: string, timeId: string): Promise<unknown> {
  return bodyOf(
    client.DELETE('/api/v1/work-orders/{work_order_id}/times/{time_id}', {
      params: { path: { work_order_id: workOrderId, time_id: timeId } },
    }),
  );
}

export function verificationsQuery(workOrderId: string) {
  return queryOptions({
    queryKey: key(workOrderId, 'verifications'),
    queryFn: () =>
      bodyOf<Page<Verification>>(client.GET('/api/v1/work-orders/{work_order_id}/verifications', of(workOrderId))),
    select: (page) => page.items,
  });
}

export function failedCommandsQuery(workOrderId: string) {
  return queryOptions({
    queryKey: key(workOrderId, 'failed-commands'),
    queryFn: () =>
      bodyOf<Page<FailedCommand>>(client.GET('/api/v1/work-orders/{work_order_id}/failed-commands', of(workOrderId))),
    select: (page) => page.items,
  });
}

/** Apply what is kept; the answer says what came of it. */
export function tryCommandAgain(commandId: string): Promise<CommandOutcome> {
  return bodyOf<CommandOutcome>(
    client.POST('/api/v1/phone-commands/{command_id}/try-again', {
      params: { path: { command_id: commandId } },
      headers: attempt(),
    }),
  );
}

export function proofQuery(workOrderId: string) {
  return queryOptions({
    queryKey: key(workOrderId, 'proof'),
    queryFn: () => bodyOf<ProofOfOrder>(client.GET('/api/v1/work-orders/{work_order_id}/proof', of(workOrderId))),
  });
}

export function answerStep(workOrderId: string, step: ChecklistStep, answer: boolean | number | string) {
  return bodyOf<ChecklistStep>(
    client.PUT('/api/v1/work-orders/{work_order_id}/steps/{step_id}', {
      params: { path: { work_order_id: workOrderId, step_id: step.id } },
      body: { answer, note: step.note },
      headers: ifMatch(step.version),
    }),
  );
}

export function addComment(workOrderId: string, id: string, text: string): Promise<Comment> {
  return bodyOf<Comment>(
    client.POST('/api/v1/work-orders/{work_order_id}/comments', { ...of(workOrderId), body: { id, text }, headers: attempt(id) }),
  );
}

/** Upload the file under an id of its own, then attach it: either may be repeated. */
export async function attachFile(workOrderId: string, branchId: string, file: File): Promise<Attachment> {
  const fileId = newId();
  await bodyOf(
    client.PUT('/api/v1/files/{file_id}', {
      params: { path: { file_id: fileId }, query: { branch_id: branchId, name: file.name || 'photo' } },
      body: file as unknown as string,
      bodySerializer: (body: unknown) => body as BodyInit,
      headers: { 'Content-Type': 'application/octet-stream' },
    }),
  );
  const kind = file.type.startsWith('image/') ? 'photo' : 'document';
  return bodyOf<Attachment>(
    client.POST('/api/v1/work-orders/{work_order_id}/attachments', {
      ...of(workOrderId),
      body: { id: fileId, file_id: fileId, kind, caption: '', signed_by: '' },
      headers: attempt(fileId),
    }),
  );
}

export function pictureAddress(fileId: string, size: number): string {
  return `/api/v1/files/${fileId}/picture?size=${size}`;
}

export function serviceReportsQuery(workOrderId: string) {
  return queryOptions({
    queryKey: key(workOrderId, 'reports'),
    queryFn: () =>
      bodyOf<Page<ServiceReport>>(client.GET('/api/v1/work-orders/{work_order_id}/reports', of(workOrderId))),
    select: (page) => page.items,
  });
}

export function sendReport(workOrderId: string, reportId: string): Promise<ServiceReport> {
  return bodyOf<ServiceReport>(
    client.POST('/api/v1/work-orders/{work_order_id}/reports/{report_id}/sending', {
      params: { path: { work_order_id: workOrderId, report_id: reportId } },
    }),
  );
}
