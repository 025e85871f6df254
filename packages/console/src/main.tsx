import type { Client } from "@error-contract/api";
import { type JSX, render } from "preact";
import { useState } from "preact/hooks";
import { loadService, type Service } from "./service/service.ts";
import { Console } from "./view/console.tsx";
import { SignIn } from "./view/sign-in.tsx";

function App({ service }: { readonly service: Service }): JSX.Element {
  // Kept only here: reloading the page signs out.
  const [api, setApi] = useState<Client>();
  if (api === undefined) return <SignIn service={service} onSignIn={(client) => setApi(() => client)} />;
  return <Console api={api} service={service} onSignOut={() => setApi(undefined)} />;
}

const root = document.getElementById("console");
if (root) render(<App service={await loadService(location.href)} />, root);
