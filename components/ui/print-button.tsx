"use client";

import { Button } from "@/components/ui/button";

/** Opens the browser's own print dialog; the page's print styles do the rest. */
export const PrintButton = ({ label }: { label: string }) => (
  <Button onClick={() => window.print()}>{label}</Button>
);
