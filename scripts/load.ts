/** `npm run load [-- --reporters 200] [--minutes 10] [--seconds 60] [--boards 20] [--instances 2]` on the production build. */
import "../tests/load/run";
