using Kpi.Data.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kpi.Data.Catalogue;

internal sealed class FormulaVersionConfiguration : IEntityTypeConfiguration<FormulaVersionEntity>
{
    public void Configure(EntityTypeBuilder<FormulaVersionEntity> builder)
    {
        builder.ToTable("FormulaVersion");
        builder.Property(f => f.Numerator).HasMaxLength(Expression.MaxLength);
        builder.Property(f => f.Denominator).HasMaxLength(Expression.MaxLength);
        builder.Property(f => f.FormKey).HasMaxLength(50);
        builder.Property(f => f.Cause).HasMaxLength(FormulaChecker.LongestCause);
        builder.Property(f => f.RecordedBy).HasMaxLength(256);
        builder.HasIndex(f => new { f.IndicatorId, f.Version }).IsUnique();
        builder.HasOne<IndicatorEntity>().WithMany().HasForeignKey(f => f.IndicatorId).OnDelete(DeleteBehavior.Restrict);
    }
}
