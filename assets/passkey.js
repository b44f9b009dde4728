// Passkeys are the one thing that needs a script: only the browser can ask a device for one. This fills a field of an ordinary form.
// The server writes bytes as base64url without padding (RFC 4648 §5); browsers take and give buffers.
const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

async function ask(act, { publicKey }) {
  publicKey.challenge = bytes(publicKey.challenge);
  if (publicKey.user) publicKey.user.id = bytes(publicKey.user.id);
  for (const key of [...(publicKey.allowCredentials ?? []), ...(publicKey.excludeCredentials ?? [])]) key.id = bytes(key.id);
  const { id, rawId, type, response } = await navigator.credentials[act]({ publicKey });
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const answered = parts.map((part) => [part, response[part] ? text(response[part]) : null]);
  return { id, rawId: text(rawId), type, response: Object.fromEntries(answered) };
}

// Shows a button that asks for a passkey and sends the form; what goes wrong is said beside it.
function offer(place) {
  const { passkey: act, options, stopped, failed, known } = place.dataset;
  const button = place.querySelector("button");
  const status = place.querySelector("[role=status]");
  place.hidden = false;
  if (!window.PublicKeyCredential) {
    button.remove();
    status.textContent = failed;
    return;
  }
  button.addEventListener("click", async () => {
    status.textContent = "";
    button.disabled = true;
    try {
      const form = place.closest("form");
      form.elements.passkey.value = JSON.stringify(await ask(act, JSON.parse(options)));
      form.submit();
    } catch (error) {
      const sentences = { NotAllowedError: stopped, InvalidStateError: known };
      status.textContent = sentences[error.name] ?? failed;
      button.disabled = false;
      button.focus();
    }
  });
}

document.querySelectorAll("[data-passkey]").forEach(offer);
