"use client";

import { ErrorMessage, type PageError } from "@/components/shell/error-message";

export default function ErrorPage(props: PageError) {
  return (
    <main>
      <ErrorMessage {...props} />
    </main>
  );
}
