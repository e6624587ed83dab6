// Preloaded into every child that holds a channel to its parent: a launcher killed with -9 leaves no orphan
// behind that would keep the port.
process.on("disconnect", () => process.exit(1));
