// What the API says when something went wrong (RFC 9457), as an error the screens can show.

export interface FieldProblem {
  field: string;
  message: string;
}

export class Problem extends Error {
  readonly status: number;
  /** Stable, whatever the language: the last part of the problem's type. */
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly fields: FieldProblem[];
  readonly requestId: string | undefined;

  constructor(status: number, body: unknown) {
    const said = isRecord(body) ? body : {};
    const title = textOf(said.title);
    const detail = textOf(said.detail);
    super(detail || title || `HTTP ${status}`);
    this.name = 'Problem';
    this.status = status;
    this.code = textOf(said.type).replace('urn:mafundi:problem:', '');
    this.title = title;
    this.detail = detail;
    this.fields = fieldsOf(said.errors);
    this.requestId = textOf(said.request_id) || undefined;
  }

  /** Somebody else changed the row since it was read. */
  get isConflictOfVersions(): boolean {
    return this.status === 412;
  }

  /** The first message about a field: by its own name, by the end of its path, or about something inside it. */
  about(field: string): string | undefined {
    const isAbout = (path: string) => path === field || path.endsWith(`.${field}`) || path.startsWith(`${field}.`);
    return this.fields.find((one) => isAbout(one.field))?.message;
  }
}

/** The server could not be reached at all. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('unreachable', { cause });
    this.name = 'Unreachable';
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function fieldsOf(value: unknown): FieldProblem[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isRecord).map((one) => ({ field: textOf(one.field), message: textOf(one.message) }));
}

export function isProblem(error: unknown, status: number): error is Problem {
  return error instanceof Problem && error.status === status;
}
