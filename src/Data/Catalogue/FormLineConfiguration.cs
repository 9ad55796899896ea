using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kpi.Data.Catalogue;

internal sealed class FormLineConfiguration : IEntityTypeConfiguration<FormLineEntity>
{
    public void Configure(EntityTypeBuilder<FormLineEntity> builder)
    {
        builder.ToTable("FormLine");
        builder.Property(l => l.Key).HasMaxLength(100);
        builder.Property(l => l.ParentKey).HasMaxLength(100);
        builder.Property(l => l.Code).HasMaxLength(50);
        builder.Property(l => l.NameVi).HasMaxLength(500);
        builder.Property(l => l.NameEn).HasMaxLength(500);
        builder.Property(l => l.UnitOfMeasureVi).HasMaxLength(100);
        builder.Property(l => l.UnitOfMeasureEn).HasMaxLength(100);
        builder.HasIndex(l => new { l.FormVersionId, l.Order }).IsUnique();
        builder.HasIndex(l => new { l.FormVersionId, l.Key }).IsUnique();
        builder.HasOne<IndicatorEntity>().WithMany().HasForeignKey(l => l.IndicatorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<IndicatorEntity>().WithMany().HasForeignKey(l => l.DenominatorId).OnDelete(DeleteBehavior.Restrict);
    }
}
