"use client";
import { SignInForm } from "#app/_lib/sign-in-form.tsx";

export function SignInCard() {
  // A full load, so that every page after it is made for the person who signed in.
  return <SignInForm onSignedIn={() => window.location.assign("/")} />;
}
