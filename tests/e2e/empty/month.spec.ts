import { test } from "../../support/office";
import { filing } from "./month/filing";
import { publishing } from "./month/publishing";
import { settingUp } from "./month/setting-up";

// An office's first month, told in its order: each step stands on the ones before.
test.describe.configure({ mode: "serial" });

settingUp();
filing();
publishing();
