using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kpi.Data.Rules;

internal sealed class RuleConfiguration : IEntityTypeConfiguration<RuleEntity>
{
    public void Configure(EntityTypeBuilder<RuleEntity> builder)
    {
        builder.ToTable("Rule");
        builder.Property(r => r.Key).HasMaxLength(100);
        builder.Property(r => r.Left).HasMaxLength(1000);
        builder.Property(r => r.Right).HasMaxLength(1000);
        builder.Property(r => r.LineKey).HasMaxLength(100);
        builder.Property(r => r.MessageVi).HasMaxLength(500);
        builder.Property(r => r.MessageEn).HasMaxLength(500);
        builder.HasIndex(r => r.Key).IsUnique();
    }
}
