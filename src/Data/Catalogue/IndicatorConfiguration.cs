using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kpi.Data.Catalogue;

internal sealed class IndicatorConfiguration : IEntityTypeConfiguration<IndicatorEntity>
{
    public void Configure(EntityTypeBuilder<IndicatorEntity> builder)
    {
        builder.ToTable("Indicator");
        builder.Property(i => i.Key).HasMaxLength(100);
        builder.Property(i => i.NameVi).HasMaxLength(500);
        builder.Property(i => i.NameEn).HasMaxLength(500);
        builder.Property(i => i.UnitOfMeasureVi).HasMaxLength(100);
        builder.Property(i => i.UnitOfMeasureEn).HasMaxLength(100);
        builder.Property(i => i.Options).HasMaxLength(1000);
        builder.Property(i => i.Numerator).HasMaxLength(1000);
        builder.Property(i => i.Denominator).HasMaxLength(1000);
        builder.Property(i => i.FormKey).HasMaxLength(50);
        builder.HasIndex(i => i.Key).IsUnique();
    }
}
