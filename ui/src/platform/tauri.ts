/** The real window. */
import { invoke } from '@tauri-apps/api/core';
import type { Platform, Reply } from '.';

/** Sends commands to the program that holds the window. */
export const tauriPlatform: Platform = {
  call: (name, args, known) =>
    invoke<Reply>('call', { name, args, known: known.revision, have: known.token ?? null, form: known.form ?? null }),
};
