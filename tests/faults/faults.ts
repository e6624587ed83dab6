import { fault as clock } from "./clock";
import { fault as closeRace } from "./close-race";
import { fault as cutCommit } from "./cut-commit";
import { fault as diskFull } from "./disk-full";
import type { Fault } from "./fault";
import { fault as killApp } from "./kill-app";
import { fault as killDatabase } from "./kill-database";
import { fault as killMigration } from "./kill-migration";
import { fault as restoreUnderLoad } from "./restore-under-load";
import { fault as sameForm } from "./same-form";
import { fault as stopUnderLoad } from "./stop-under-load";
import { fault as twoCloses } from "./two-closes";

/** In the order of the design's list. */
export const faults: readonly Fault[] = [
  killApp,
  killDatabase,
  cutCommit,
  diskFull,
  twoCloses,
  closeRace,
  sameForm,
  clock,
  restoreUnderLoad,
  killMigration,
  stopUnderLoad,
];
