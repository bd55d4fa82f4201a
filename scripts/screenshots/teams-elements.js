/* Runs in a page with Microsoft's renderer of Adaptive Cards, and adds what Teams draws and the renderer doesn't know. */

const { AdaptiveCard, CardElement, GlobalRegistry } = AdaptiveCards;

/** A word in a colored frame. */
class Badge extends CardElement {
  getJsonTypeName() {
    return 'Badge';
  }

  internalParse(source, context) {
    super.internalParse(source, context);
    this.words = source.text;
    this.tone = source.style;
  }

  internalRender() {
    const badge = document.createElement('span');
    badge.className = `badge ${this.tone}`;
    badge.textContent = this.words;
    return badge;
  }
}

GlobalRegistry.elements.register('Badge', Badge);

globalThis.drawCard = ({ content, hostConfig }) => {
  const card = new AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(hostConfig);
  card.parse(content);
  document.querySelector('#card').append(card.render());
};
