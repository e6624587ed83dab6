import { businessNow } from "@/lib/core/clock";
import { answerFeed } from "@/lib/web/calendar-file";
import { requestAddress } from "@/lib/web/session";

type Context = { params: Promise<{ feed: string }> };

/** A personal calendar feed, `/calendar/<secret>.ics` or, in English, `/calendar/<secret>.en.ics`: no cookie, no token, read only. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { feed } = await params;
  return answerFeed(feed, {
    address: await requestAddress(),
    now: await businessNow(),
    requestId: request.headers.get("x-request-id") ?? crypto.randomUUID(),
  });
}
