/** `npm run bench [-- <name> …] [--size province] [--periods 6] [--keep]`: how to add one stands in tests/bench/bench.ts. */
import "../tests/bench/run";
