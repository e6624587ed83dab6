/** Inside the frame: the navigation stays. */
export { NotFoundMessage as default } from "@/components/shell/not-found-message";
