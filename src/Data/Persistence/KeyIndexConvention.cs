using Kpi.Data.Observations;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Metadata.Conventions.Infrastructure;

namespace Kpi.Data.Persistence;

/// <summary>
/// Foreign keys have an index, except that of an observation to its indicator: a form has a row of every indicator, so that its rows would be written into as many pages of that index,
/// and nothing is read by it that is not read by agency first.
/// </summary>
internal sealed class KeyIndexConvention(ProviderConventionSetBuilderDependencies dependencies) : ForeignKeyIndexConvention(dependencies)
{
    protected override IConventionIndex? CreateIndex(IReadOnlyList<IConventionProperty> properties, bool unique, IConventionEntityTypeBuilder entityTypeBuilder) =>
        entityTypeBuilder.Metadata.ClrType == typeof(ObservationEntity) && properties is [{ Name: nameof(ObservationEntity.IndicatorId) }]
            ? null
            : base.CreateIndex(properties, unique, entityTypeBuilder);
}
