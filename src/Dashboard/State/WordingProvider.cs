using System.Globalization;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Data.Catalogue;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.State;

/// <summary>Gives pages their <see cref="Wording"/>, in the language of the request or circuit.</summary>
public sealed class WordingProvider(CatalogueStore catalogues, NumberText numbers, IStringLocalizer<Text> text)
{
    public async ValueTask<Wording> GetAsync(CancellationToken cancellationToken) =>
        new(await catalogues.GetAsync(cancellationToken), numbers, text, CultureInfo.CurrentUICulture);
}
