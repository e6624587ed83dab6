"use client";

/** Inside the frame: the navigation stays. */
export { ErrorMessage as default } from "@/components/shell/error-message";
