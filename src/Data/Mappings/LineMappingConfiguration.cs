using Kpi.Data.Agencies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kpi.Data.Mappings;

internal sealed class LineMappingConfiguration : IEntityTypeConfiguration<LineMappingEntity>
{
    /// <summary>Longest printed code that is kept; what is longer is cut, and told apart by its key.</summary>
    public const int MaxCode = 100;

    /// <summary>Longest printed name that is kept.</summary>
    public const int MaxName = 2000;

    public void Configure(EntityTypeBuilder<LineMappingEntity> builder)
    {
        builder.ToTable("LineMapping");
        builder.Property(m => m.FormKey).HasMaxLength(100);
        builder.Property(m => m.PrintedKey).HasMaxLength(150);
        builder.Property(m => m.Code).HasMaxLength(MaxCode);
        builder.Property(m => m.Name).HasMaxLength(MaxName);
        builder.Property(m => m.LineKey).HasMaxLength(100);
        builder.Property(m => m.Since).HasMaxLength(20);
        builder.Property(m => m.RecordedBy).HasMaxLength(256);
        builder.Property(m => m.RevokedBy).HasMaxLength(256);

        // Of what is confirmed for a printed line from one day on, one thing holds.
        builder.HasIndex(m => new { m.AgencyId, m.FormKey, m.PrintedKey, m.ValidFrom }).IsUnique().HasFilter("\"RevokedAt\" IS NULL");
        builder.HasOne<AgencyEntity>().WithMany().HasForeignKey(m => m.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }
}
