import type { Plugin } from 'vite';

export const FAMILY: RegExp;
export function catalogueParts(): Plugin;
