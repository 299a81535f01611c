/** "Ada", or "token ci-deploy", so that a program is never taken for a person. */
export function actorName(actor: {
  __typename: "User" | "ApiToken" | "SystemActor";
  displayName: string;
}): string {
  return actor.__typename === "ApiToken" ? `token ${actor.displayName}` : actor.displayName;
}
