import { redirect } from "next/navigation";

/** A workspace opens on its secrets. */
export default async function WorkspacePage({ params }: PageProps<"/[workspace]">) {
  redirect(`/${(await params).workspace}/settings/secrets`);
}
