"use client";
import { BrokenPage } from "#app/_ui/broken-page.tsx";

/** Inside the shell, so that the way to other pages stays. */
export default BrokenPage;
