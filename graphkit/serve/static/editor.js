// The query editor: YASGUI on this endpoint alone, with the graph's own prefixes and its questions as examples.
"use strict";

(async () => {
  const place = document.getElementById("editor");
  const endpoint = new URL(place.dataset.endpoint, location.href).href;
  const offers = await (await fetch(place.dataset.offers)).json();

  // Both completers would ask other hosts (prefix.cc, lov.linkeddata.es), where the page's policy lets nothing go.
  const prefixes = Object.entries(offers.prefixes).map(([prefix, iri]) => `${prefix}: <${iri}>`);
  Yasgui.Yasqe.registerAutocompleter(
    { ...Yasgui.Yasqe.Autocompleters.prefixes, persistenceId: null, get: () => prefixes.sort() },
  );
  const yasgui = new Yasgui(place, {
    persistenceId: "nordic-social-innovation",
    requestConfig: { endpoint, method: "POST" },
    copyEndpointOnNewTab: true,
    endpointCatalogueOptions: { getData: () => [{ endpoint }] },
    yasqe: {
      autocompleters: ["prefixes", "variables"],
      value: offers.start,
      createShortLink: undefined,
    },
  });

  const truncated = document.getElementById("truncated");
  const heard = new WeakSet();
  yasgui.on("query", (_, tab) => {
    truncated.hidden = true;
    if (!heard.has(tab)) {
      heard.add(tab);
      tab.getYasqe().on("queryResponse", (_, { headers }) => { truncated.hidden = !headers?.has("x-truncated"); });
    }
  });

  const examples = document.getElementById("example");
  offers.examples.forEach(({ title }, i) => examples.add(new Option(title, String(i))));
  examples.addEventListener("change", () => {
    const chosen = offers.examples[Number(examples.value)];
    if (examples.value && chosen) {
      yasgui.addTab(true, { ...Yasgui.Tab.getDefaults(yasgui), name: chosen.title, yasqe: { value: chosen.query } });
    }
    examples.value = "";
  });
  examples.parentElement.hidden = false;
})();
