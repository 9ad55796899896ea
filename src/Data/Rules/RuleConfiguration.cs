using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kpi.Data.Rules;

internal sealed class RuleConfiguration : IEntityTypeConfiguration<RuleEntity>
{
    public void Configure(EntityTypeBuilder<RuleEntity> builder)
    {
        builder.ToTable("Rule");
        builder.Property(r => r.Key).HasMaxLength(RuleDraft.MaxKey);
        builder.Property(r => r.FormKey).HasMaxLength(50);
        builder.Property(r => r.Left).HasMaxLength(RuleDraft.MaxSide);
        builder.Property(r => r.Right).HasMaxLength(RuleDraft.MaxSide);
        builder.Property(r => r.LineKey).HasMaxLength(100);
        builder.Property(r => r.MessageVi).HasMaxLength(RuleDraft.MaxMessage);
        builder.Property(r => r.MessageEn).HasMaxLength(RuleDraft.MaxMessage);
        builder.Property(r => r.RecordedBy).HasMaxLength(256);
        builder.Property(r => r.SupersededBy).HasMaxLength(256);

        // Rules of stores that knew no versions are the first of their kind, laid down by the program.
        builder.Property(r => r.Version).HasDefaultValue(1);
        builder.Property(r => r.Missing).HasDefaultValue(RuleMissing.Skip);
        builder.Property(r => r.RecordedBy).HasDefaultValue("system");
        builder.HasIndex(r => new { r.Key, r.Version }).IsUnique();
    }
}
